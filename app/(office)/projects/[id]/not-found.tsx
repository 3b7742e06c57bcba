import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { StateBlock } from "@/components/ui/state-block";

/** The same page for a project that is not there and for one that is not this reader's to see. */
export default function ProjectNotFound() {
  return (
    <>
      <PageHead crumbs={[{ label: "项目", href: "/projects" }]} title="没有这个项目" />
      <PageBody>
        <StateBlock title="没有这个项目，或您无权查看" actions={<ButtonLink href="/projects">返回项目</ButtonLink>}>
          请核对项目编号。如确需查看其他单位的项目，请联系盟招商主管部门。
        </StateBlock>
      </PageBody>
    </>
  );
}
