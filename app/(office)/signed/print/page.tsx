import type { Metadata } from "next";
import { requireViewer } from "@/auth";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { PrintButton } from "@/components/signed/print-button";
import { PrintSheet } from "@/components/signed/print-sheet";
import { NoRight } from "@/components/ui/no-right";
import { Segmented } from "@/components/ui/segmented";
import { findDemoSentence } from "@/db/deployment";
import { getSignedSheet } from "@/db/signed";
import { showMoment } from "@/domain/moment";
import { can } from "@/domain/permission";
import { filterOf, readSignedView, signedHref } from "@/domain/signed-list";

export const metadata: Metadata = { title: "打印签约项目清单" };

export default async function SignedPrintPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer();
  const view = readSignedView(await searchParams);
  const crumbs = [{ label: "签约", href: signedHref(view) }];
  if (!can(viewer, "readBusiness"))
    return (
      <>
        <PageHead title="打印签约项目清单" hasSearch={false} />
        <PageBody>
          <NoRight usedBy="业务人员" instead="您可以维护设置中由您负责的内容。" />
        </PageBody>
      </>
    );
  const [sheet, demoSentence] = await Promise.all([getSignedSheet(viewer, filterOf(view)), findDemoSentence()]);
  const showsAll = view.columns === "all";
  return (
    <>
      <PageHead
        crumbs={crumbs}
        title="打印"
        hasSearch={false}
        segment={
          <Segmented
            label="列"
            segments={[
              {
                label: "常用列",
                href: signedHref({ ...view, columns: undefined }, {}, "/print"),
                isCurrent: !showsAll,
              },
              {
                label: "全部 37 列，分两页",
                href: signedHref(view, { columns: "all" }, "/print"),
                isCurrent: showsAll,
              },
            ]}
          />
        }
        actions={<PrintButton printLine={`${viewer.name} ${showMoment(new Date())} 打印　内部资料，注意保存`} />}
      />
      <PageBody>
        <PrintSheet sheet={sheet} showsAll={showsAll} isDemo={demoSentence !== undefined} />
      </PageBody>
    </>
  );
}
