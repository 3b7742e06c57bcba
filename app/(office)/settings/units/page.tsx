import type { Metadata } from "next";
import { z } from "zod";
import { addUnit, markPromotionBody, renameUnit } from "@/app/(office)/settings/units/actions";
import { requireViewer } from "@/auth";
import { UnitPanel } from "@/components/people/unit-panel";
import { UnitTable } from "@/components/people/unit-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { listUnits } from "@/db/units";
import { can } from "@/domain/permission";

export const metadata: Metadata = { title: "单位 - 设置" };

const here = "/settings/units";
const searchSchema = z.object({ panel: z.string().max(64).nullable().catch(null) });

export default async function UnitsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const { panel } = searchSchema.parse(await searchParams);
  const units = await listUnits(viewer);
  const mayEdit = can(viewer, "manageUnits");
  const chosen = units.find((unit) => unit.id === panel);
  return (
    <>
      <PageHead
        crumbs={[{ label: "设置", href: "/settings" }]}
        title="单位"
        meta={`共 ${units.length} 个`}
        actions={
          mayEdit && (
            <ButtonLink href={`${here}?panel=new`} scroll={false} tone="primary">
              新增单位
            </ButtonLink>
          )
        }
      />
      <PageBody isFixed>
        <Card label="单位" className="h-full">
          <CardScroll>
            <UnitTable units={units} panelHref={mayEdit ? `${here}?panel=` : null} />
          </CardScroll>
          <CardFoot>
            {mayEdit
              ? "点名称可改名、改简称、标记招商主管部门。每次改动均有记录。"
              : "单位由系统管理员维护，您可以查看。"}
          </CardFoot>
        </Card>
        {mayEdit && (chosen || panel === "new") && (
          <UnitPanel
            key={panel}
            unit={chosen ?? null}
            parents={units
              .filter((unit) => unit.kind === "league" || unit.kind === "banner")
              .map((unit) => ({ id: unit.id, name: unit.name }))}
            closeHref={here}
            addUnit={addUnit}
            renameUnit={renameUnit}
            markPromotionBody={markPromotionBody}
          />
        )}
      </PageBody>
    </>
  );
}
