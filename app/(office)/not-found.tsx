import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { StateBlock } from "@/components/ui/state-block";

/** The same words for what does not exist and for what the reader may not know of. */
export default function OfficeNotFound() {
  return (
    <>
      <PageHead title="没有找到" />
      <PageBody>
        <Card label="没有找到">
          <StateBlock title="没有这项内容，或您无权查看" actions={<ButtonLink href="/">回到首页</ButtonLink>}>
            请核对地址。如应有权查看，请联系责任单位或盟招商主管部门。
          </StateBlock>
        </Card>
      </PageBody>
    </>
  );
}
