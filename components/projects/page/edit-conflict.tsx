import { Button } from "@/components/ui/button";
import { Conflict } from "@/components/ui/conflict";
import { type Dossier, type FieldKey, labelOf } from "@/domain/dossier";
import { showField } from "@/domain/field-words";
import { differencesOf, type Newest } from "@/domain/project-edit";

/** Both versions of what differs, field by field, with the two ways on. */
export function EditConflict({
  base,
  newest,
  mine,
  touched,
  keepMine,
  dropMine,
}: {
  base: Dossier;
  newest: Newest;
  mine: Dossier;
  touched: readonly FieldKey[];
  keepMine: () => void;
  dropMine: () => void;
}) {
  const nameOf = (id: string) => newest.names[id] ?? id;
  const show = (dossier: Dossier, field: FieldKey) => showField(field, dossier[field], nameOf) ?? "未填";
  const differences = differencesOf(base, newest.dossier, touched);
  return (
    <Conflict
      changedBy={newest.changedBy ?? "他人"}
      changedAt={newest.changedAt}
      noun="本项目"
      fields={differences.map(({ field, isMine }) => ({
        label: labelOf(field),
        now: show(newest.dossier, field),
        mine: isMine ? show(mine, field) : null,
      }))}
      actions={
        <>
          <Button tone="primary" onClick={keepMine}>
            用我的覆盖 {touched.length} 处
          </Button>
          <Button onClick={dropMine}>放弃我的修改</Button>
        </>
      }
    />
  );
}
