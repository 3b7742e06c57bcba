"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { unitKindLabels } from "@/domain/unit";
import { addableKinds, type NewUnit, type RenamedUnit, type UnitRow } from "@/domain/unit-row";

/** Adds a unit (`unit` null) or renames one; a department may be marked 招商主管部门. */
export function UnitPanel({
  unit,
  parents,
  closeHref,
  addUnit,
  renameUnit,
  markPromotionBody,
}: {
  unit: UnitRow | null;
  parents: readonly { id: string; name: string }[];
  closeHref: string;
  addUnit: Send<NewUnit, { unitId: string }>;
  renameUnit: Send<RenamedUnit, null>;
  markPromotionBody: Send<{ unitId: string }, null>;
}) {
  const router = useRouter();
  const [name, typeName] = useState(unit?.name ?? "");
  const [shortName, typeShortName] = useState(unit?.shortName ?? "");
  const [kind, chooseKind] = useState<NewUnit["kind"]>("department");
  const [parentId, chooseParent] = useState(parents[0]?.id ?? "");
  const adding = useSubmission(addUnit);
  const renaming = useSubmission(renameUnit);
  const marking = useSubmission(markPromotionBody);
  const { refused, isPending } = unit ? renaming : adding;
  const issues = refused?.issues ?? {};

  const close = (sentence: string) => {
    reportDone(sentence);
    router.push(closeHref, { scroll: false });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (unit) renaming.submit({ unitId: unit.id, name, shortName }, () => close("已改名。"));
    else adding.submit({ name, shortName, kind, parentId }, () => close(`已新增“${name}”。`));
  };

  return (
    <Panel title={unit ? unit.name : "新增单位"} closeHref={closeHref}>
      <form onSubmit={save} noValidate className="grid gap-3">
        <TextField
          label="名称"
          mark="必填"
          hint="用法定全称，打印件用此名称。"
          value={name}
          maxLength={40}
          onChange={(event) => typeName(event.target.value)}
          error={issues.name}
        />
        <TextField
          label="简称"
          mark="必填"
          hint="页面和导航用，不超过 8 个字。"
          value={shortName}
          maxLength={8}
          onChange={(event) => typeShortName(event.target.value)}
          error={issues.shortName}
        />
        {!unit && (
          <>
            <SelectField
              label="类别"
              value={kind}
              onChange={(event) => chooseKind(event.target.value as NewUnit["kind"])}
              options={addableKinds.map((each) => ({ value: each, label: unitKindLabels[each] }))}
              error={issues.kind}
            />
            <SelectField
              label="上级单位"
              value={parentId}
              onChange={(event) => chooseParent(event.target.value)}
              options={parents.map((parent) => ({ value: parent.id, label: parent.name }))}
              error={issues.parentId}
            />
          </>
        )}
        {refused && Object.keys(issues).length === 0 && <Notice tone="bad">{refused.sentence}</Notice>}
        <div>
          <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
            {isPending ? "正在保存" : unit ? "保存" : "新增"}
          </Button>
        </div>
      </form>
      {unit?.kind === "department" && !unit.isPromotionBody && (
        <section className="mt-5 border-t border-line-2 pt-3">
          <h3 className="text-sm font-semibold">招商主管部门</h3>
          <p className="mt-0.5 mb-2 text-xs text-ink-2">全盟只有一个，标记后原单位的标记随之取消。</p>
          {marking.refused && <Notice tone="bad">{marking.refused.sentence}</Notice>}
          <ConfirmDialog
            trigger={<Button>标记为招商主管部门</Button>}
            title={`将“${unit.name}”标记为招商主管部门`}
            description="原招商主管部门的标记随之取消。人员的角色不随之改变，如需变动请由安全管理员办理。"
            confirmLabel="确认标记"
            onConfirm={() => marking.submit({ unitId: unit.id }, () => close("已标记为招商主管部门。"))}
          />
        </section>
      )}
    </Panel>
  );
}
