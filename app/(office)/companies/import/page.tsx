import { requireViewer } from "@/auth";
import { ImportList } from "@/components/imports/import-list";
import { NoImportRight } from "@/components/imports/no-import-right";
import { UploadForm } from "@/components/imports/upload-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { listImports } from "@/db/import-reading";
import { importsFilterSchema, importsHref } from "@/domain/import-step";
import { can } from "@/domain/permission";

export const metadata = { title: "导入 - 企业" };

export default async function ImportsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const viewer = await requireViewer();
  const head = <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="导入" />;
  if (!can(viewer, "importCompanies"))
    return (
      <>
        {head}
        <PageBody>
          <NoImportRight viewer={viewer} />
        </PageBody>
      </>
    );
  const { after } = importsFilterSchema.parse(await searchParams);
  const { rows, next } = await listImports(viewer, after);
  return (
    <>
      {head}
      <PageBody className="grid auto-rows-max gap-3">
        <UploadForm />
        <Card title="导入记录" note="点开可继续没有办完的导入">
          {rows.length > 0 ? (
            <CardScroll className="border-t border-line-2">
              <ImportList files={rows} />
            </CardScroll>
          ) : (
            <EmptyState title="还没有导入记录">上传文件后，每次导入的结果列在这里，可随时查看和撤销。</EmptyState>
          )}
          {(rows.length > 0 || after) && (
            <Pager previousHref={after ? importsHref(null) : null} nextHref={next && importsHref(next)}>
              本页 {rows.length} 次，新的在前
            </Pager>
          )}
        </Card>
      </PageBody>
    </>
  );
}
