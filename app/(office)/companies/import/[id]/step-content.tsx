import {
  checkImport,
  chooseHeading,
  chooseSheet,
  runImport,
  stopImport,
  undoImport,
} from "@/app/(office)/companies/import/actions";
import { ActButton } from "@/components/imports/act-button";
import { CheckCard } from "@/components/imports/check-card";
import { ColumnsForm } from "@/components/imports/columns-form";
import { ProgressCard } from "@/components/imports/progress-card";
import { ResultCard } from "@/components/imports/result-card";
import { SheetCard } from "@/components/imports/sheet-card";
import { UndoButton } from "@/components/imports/undo-button";
import { UndoReportCard } from "@/components/imports/undo-report";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StateBlock } from "@/components/ui/state-block";
import { findToday } from "@/db/clock";
import { findUndoReport, listRejects, listSamples, rejectsPerPage } from "@/db/import-reading";
import { beginningOf, type ImportFile, noCounts } from "@/domain/company-import";
import { type ImportStep, type ImportView, isUnderWay } from "@/domain/import-step";
import { showMoment } from "@/domain/moment";
import { thousands } from "@/domain/money";
import type { Viewer } from "@/domain/viewer";

type Props = { viewer: Viewer; file: ImportFile; view: ImportView };

/** The one step an import stands at. */
export function StepContent({ step, ...props }: Props & { step: ImportStep }) {
  const { file } = props;
  if (isUnderWay(file))
    return <ProgressCard importId={file.id} task={file.task} stop={file.canChange ? stopImport : null} />;
  if (step === "columns") return <ColumnsStep {...props} />;
  return step === "check" ? <CheckStep {...props} /> : <ResultStep {...props} />;
}

async function ColumnsStep({ viewer, file }: Props) {
  const { outline, mapping, fieldRules, dataOn } = file;
  if (!outline || !file.canChange)
    return (
      <Card>
        <StateBlock title="还没有核对各列" actions={<ButtonLink href="/companies/import">返回导入记录</ButtonLink>}>
          发起人核对各列并检查后，这里显示检查结果。
        </StateBlock>
      </Card>
    );
  const isUnknown = Object.keys(mapping).length === 0;
  return (
    <>
      {file.state === "uploaded" && (
        <Notice tone={isUnknown ? "warn" : "info"}>
          {isUnknown
            ? "没有认出表头。请先选定“表头所在行”，再在下面逐项选择各列。"
            : file.isRemembered
              ? "已按上次同样表头的对应关系填好，请核对。"
              : `已按表头对应 ${Object.keys(mapping).length} 项，请核对，没有对应上的可在下面选择。`}
        </Notice>
      )}
      <SheetCard
        importId={file.id}
        outline={outline}
        sheetNo={file.sheetNo}
        chooseSheet={chooseSheet}
        chooseHeading={chooseHeading}
      />
      <ColumnsForm
        key={`columns ${file.sheetNo} ${outline.headingLine}`}
        importId={file.id}
        kind={file.kind}
        outline={outline}
        initial={{ mapping, fieldRules, dataOn }}
        today={await findToday(viewer)}
        check={checkImport}
      />
    </>
  );
}

async function CheckStep({ viewer, file, view }: Props) {
  const counts = file.preview ?? noCounts();
  const writing = counts.created + counts.updated;
  const label = writing > 0 ? `导入 ${thousands(String(writing))} 行` : "没有新增和变化，仍按此导入";
  return (
    <CheckCard
      file={file}
      counts={counts}
      samples={await listSamples(viewer, file.id)}
      chosen={view.tab}
      actions={
        file.canChange && (
          <>
            <ActButton importId={file.id} act={runImport} label={label} pendingLabel="正在提交" />
            <ButtonLink href={`/companies/import/${file.id}?step=columns`}>返回改对应列</ButtonLink>
          </>
        )
      }
    />
  );
}

async function ResultStep({ viewer, file, view }: Props) {
  const counts = file.counts ?? noCounts();
  const isUndone = file.state === "undone";
  const report = isUndone ? await findUndoReport(viewer, file.id) : null;
  const rejects = file.canChange ? await listRejects(viewer, file.id, view.after) : null;
  const last = rejects && rejects.length === rejectsPerPage ? rejects.at(-1) : undefined;
  const at = file.finishedAt ? showMoment(new Date(file.finishedAt)) : "";
  return (
    <>
      {isUndone && !report && <Notice tone="ok">{file.message ?? "已撤销整批导入。"}</Notice>}
      {report && <UndoReportCard report={report} />}
      <ResultCard
        importId={file.id}
        counts={counts}
        preview={file.preview}
        note={isUndone ? `已于 ${at} 撤销，下面是撤销前的结果` : `完成于 ${at}`}
        rejects={rejects?.map(beginningOf) ?? null}
        after={view.after}
        next={last?.line ?? null}
        actions={
          <>
            {!isUndone && <ButtonLink href="/companies">查看企业名录</ButtonLink>}
            {file.canChange && !isUndone && <UndoButton importId={file.id} counts={counts} undo={undoImport} />}
            {file.canChange && isUndone && (
              <ButtonLink href={`/companies/import/${file.id}?step=columns`}>核对各列后重新导入</ButtonLink>
            )}
          </>
        }
      />
    </>
  );
}
