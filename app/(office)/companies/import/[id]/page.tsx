import { notFound } from "next/navigation";
import { z } from "zod";
import { StepContent } from "@/app/(office)/companies/import/[id]/step-content";
import { requireViewer } from "@/auth";
import { NoImportRight } from "@/components/imports/no-import-right";
import { StateTag } from "@/components/imports/state-tag";
import { StepFocus } from "@/components/imports/step-focus";
import { StepRail } from "@/components/imports/step-rail";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { findImport } from "@/db/import-reading";
import { type ImportFile, importKindLabels, isOpenImport } from "@/domain/company-import";
import { importViewSchema, isUnderWay, mayRun, standingSentence, stepOf } from "@/domain/import-step";
import { showMoment } from "@/domain/moment";
import { can } from "@/domain/permission";

export const metadata = { title: "导入名单 - 企业" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export default async function ImportPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const crumbs = [
    { label: "企业", href: "/companies" },
    { label: "导入", href: "/companies/import" },
  ];
  if (!can(viewer, "importCompanies"))
    return (
      <>
        <PageHead crumbs={crumbs} title="导入名单" />
        <PageBody>
          <NoImportRight viewer={viewer} />
        </PageBody>
      </>
    );
  const id = z.uuid().safeParse((await params).id).data;
  const file = id ? await findImport(viewer, id) : null;
  if (!file) notFound();
  const view = importViewSchema.parse(await searchParams);
  const mayChange = file.canChange && isOpenImport(file.state) && !isUnderWay(file);
  const step = mayChange && view.step === "columns" ? "columns" : stepOf(file);
  const what = `${importKindLabels[file.kind]}，${file.startedByName ?? "命令行"} ${showMoment(new Date(file.startedAt))}`;
  const here = `/companies/import/${file.id}`;
  return (
    <>
      <PageHead crumbs={crumbs} title={file.fileName} tags={<StateTag state={file.state} />} meta={what} />
      <PageBody className="grid auto-rows-max gap-3">
        <StepRail
          current={step}
          hrefs={{
            upload: "/companies/import",
            ...(mayChange && { columns: `${here}?step=columns` }),
            ...(mayRun(file) && { check: here }),
            ...(file.state === "undone" && { result: here }),
          }}
        />
        <div className="grid gap-1 text-sm text-ink-2 lg:hidden">
          <p className="break-all">{file.fileName}</p>
          <p className="flex flex-wrap items-center gap-2">
            <StateTag state={file.state} />
            {what}
          </p>
        </div>
        <LiveRegion message={standingSentence(file)} />
        <StandingNotice file={file} />
        <StepFocus step={`${step} ${isUnderWay(file)}`}>
          <StepContent viewer={viewer} file={file} step={step} view={view} />
        </StepFocus>
      </PageBody>
    </>
  );
}

function StandingNotice({ file }: { file: ImportFile }) {
  if (!file.canChange)
    return <Notice tone="info">由{file.startedByName ?? "命令行"}发起。您可以查看，不能更改或撤销。</Notice>;
  if (isUnderWay(file)) return null;
  if (file.state === "failed") return <Notice tone="bad">{file.message ?? "没有导入，请核对后重试。"}</Notice>;
  if (file.state === "stopped") return <Notice tone="warn">已停止，没有留下任何改动。可核对后重新开始。</Notice>;
  if (file.state === "done" && file.message) return <Notice tone="bad">撤销没有完成：{file.message}</Notice>;
  return null;
}
