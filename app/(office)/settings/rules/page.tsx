import type { Metadata } from "next";
import { z } from "zod";
import { setRule } from "@/app/(office)/settings/rules/actions";
import { requireViewer } from "@/auth";
import { RulePanel } from "@/components/rules/rule-panel";
import { RuleTable } from "@/components/rules/rule-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoRight } from "@/components/ui/no-right";
import { listRules } from "@/db/settings";
import { can, refusalFor } from "@/domain/permission";

export const metadata: Metadata = { title: "口径 - 设置" };

const here = "/settings/rules";
const searchSchema = z.object({ panel: z.string().max(64).nullable().catch(null) });

export default async function RulesPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const { panel } = searchSchema.parse(await searchParams);
  const book = can(viewer, "readBusiness") ? await listRules(viewer) : null;
  const chosen = book?.rows.find((row) => row.key === panel);
  const waiting = book?.rows.filter((row) => row.status !== "confirmed").length ?? 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: "设置", href: "/settings" }]}
        title="口径"
        meta={book ? `共 ${book.rows.length} 条，${waiting} 条待确认` : undefined}
      />
      <PageBody isFixed>
        <Card label="口径" className="lg:h-full">
          {book ? (
            <>
              <CardScroll>
                <RuleTable rows={book.rows} panelHref={`${here}?panel=`} />
              </CardScroll>
              <CardFoot>
                口径由盟招商主管部门设定；未经确认的取值在用到它的数字上标“默认值（待确认）”。每次设定均有记录。
              </CardFoot>
            </>
          ) : (
            <NoRight usedBy="业务人员" instead="口径属于业务数据，管理员不查看业务数据。" />
          )}
        </Card>
        {book && chosen && (
          <RulePanel
            key={chosen.key}
            rule={chosen}
            industries={book.industries}
            closeHref={here}
            refusal={can(viewer, "editSettings") ? null : refusalFor("editSettings", viewer)}
            setRule={setRule}
          />
        )}
      </PageBody>
    </>
  );
}
