import { PageBody } from "@/components/shell/page-body";
import { type Crumb, PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";

const usualInstead = "您可以在设置中办理本岗位的事项。";

/** The whole page for somebody who does no business work. */
export function BusinessOnly({
  title,
  crumbs,
  instead = usualInstead,
}: {
  title: string;
  crumbs?: readonly Crumb[];
  instead?: string;
}) {
  return (
    <>
      <PageHead title={title} {...(crumbs && { crumbs })} />
      <PageBody>
        <Card label="没有权限">
          <NoRight usedBy="业务人员" instead={instead} />
        </Card>
      </PageBody>
    </>
  );
}
