"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { DropField } from "@/components/imports/drop-field";
import { type Sending, sendFile } from "@/components/imports/send-file";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChoiceField } from "@/components/ui/choice-field";
import { LiveRegion } from "@/components/ui/live-region";
import { type ImportKind, importKindLabels, importKinds, mostImportBytes } from "@/domain/company-import";
import { fieldsOfKind, importFieldLabels } from "@/domain/import-row";

/** The first step. A file that is refused says why in its place; the kind chosen stays. */
export function UploadForm() {
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>("companies");
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const sending = useRef<Sending | null>(null);

  const send = async (form: FormData) => {
    if (sending.current) return;
    const chosen = chosenIn(form);
    if (!chosen.file) return setRefusal("请选择文件。");
    if (chosen.file.size > mostImportBytes) return setRefusal("文件超过 200 MB，未予接收。请分成几个文件。");
    setKind(chosen.kind);
    setFile(chosen.file);
    setRefusal(null);
    setShare(0);
    sending.current = sendFile(chosen.kind, chosen.file, setShare);
    const answer = await sending.current.answer;
    if (answer.ok) return router.push(`/companies/import/${answer.importId}`);
    sending.current = null;
    setShare(null);
    setRefusal(answer.sentence);
  };
  return (
    <Card title="导入名单" note="第 1 步：选择种类和文件">
      <div className="grid gap-x-8 gap-y-3 border-t border-line-2 p-3 lg:grid-cols-[minmax(0,45rem)_minmax(0,1fr)]">
        <form
          className="grid content-start gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void send(new FormData(event.currentTarget));
          }}
        >
          <ChoiceField
            legend="名单种类"
            name="kind"
            disabled={share !== null}
            options={importKinds.map((value) => ({ value, label: importKindLabels[value], isDefault: value === kind }))}
            onChange={(event) => setKind(event.target.value as ImportKind)}
          />
          <p className="-mt-1.5 text-xs text-ink-3">
            可含：{fieldsOfKind[kind].map((field) => importFieldLabels[field]).join("、")}。列名和次序不限，下一步核对。
          </p>
          <DropField
            file={file}
            error={refusal}
            isDisabled={share !== null}
            onChoose={(chosen) => {
              setFile(chosen);
              setRefusal(null);
            }}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" tone="primary" aria-disabled={share !== null}>
              上传
            </Button>
            {share !== null && (
              <>
                <Button onClick={() => sending.current?.cancel()}>取消上传</Button>
                <span className="text-sm text-ink-2">{sendingWords(share)}</span>
              </>
            )}
          </div>
          <LiveRegion message={share !== null ? sendingWords(share >= 1 ? 1 : 0) : (refusal ?? "")} />
        </form>
        <div className="text-sm text-ink-2">
          <h3 className="font-semibold text-ink">准备文件</h3>
          <ul className="mt-1 grid list-disc gap-1 pl-4">
            {advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      </div>
    </Card>
  );
}

/** What stands in the form itself: it may have been chosen before any script was there to hear of it. */
function chosenIn(form: FormData): { kind: ImportKind; file: File | null } {
  const file = form.get("file");
  return {
    kind: importKinds.find((each) => each === form.get("kind")) ?? "companies",
    file: file instanceof File && file.name !== "" ? file : null,
  };
}

const advice = [
  "表头上方的标题行、单位行会自动跳过，表头里的单位（如“万元”）会用于换算。",
  "合计、小计和没有企业名称的行不导入，并写明原因。",
  "有几张工作表的，上传后可以选择。",
  "旧版 xls 请先另存为 xlsx 或 csv。",
  "上传和检查都不写入名录，核对结果后再导入；导入后可以整批撤销。",
];

const sendingWords = (share: number) =>
  share >= 1 ? "已传完，正在读取表头" : share > 0 ? `正在上传，${Math.floor(share * 100)}%` : "正在上传";
