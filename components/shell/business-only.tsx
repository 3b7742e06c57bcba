import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { NoRight } from "@/components/ui/no-right";

/** The whole page for somebody who does no business work. */
export function BusinessOnly({ title, instead }: { title: string; instead: string }) {
  return (
    <>
      <PageHead title={title} />
      <PageBody>
        <Card label="没有权限">
          <NoRight usedBy="业务人员" instead={instead} />
        </Card>
      </PageBody>
    </>
  );
}
