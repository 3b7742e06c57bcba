import type { SavedCompany } from "@/components/companies/company-form";
import { Button } from "@/components/ui/button";
import { Conflict } from "@/components/ui/conflict";
import type { SelectOption } from "@/components/ui/select";
import { type CompanyDraft, changedFields, companyDraftLabels } from "@/domain/company-draft";

/** Both versions field by field; `onKeepMine` receives the saved company with only this officer's changes on top. */
export function CompanyConflict({
  base,
  mine,
  saved,
  banners,
  onKeepMine,
  onTakeSaved,
}: {
  base: CompanyDraft;
  mine: CompanyDraft;
  saved: SavedCompany;
  banners: readonly SelectOption[];
  onKeepMine: (merged: CompanyDraft) => void;
  onTakeSaved: () => void;
}) {
  const own = changedFields(base, mine);
  const shown = changedFields(saved.draft, mine);
  const merged = { ...saved.draft, ...Object.fromEntries(own.map((field) => [field, mine[field]])) };
  const word = (draft: CompanyDraft, field: keyof CompanyDraft) => {
    const value = draft[field];
    if (field === "bannerId") return banners.find((banner) => banner.value === value)?.label ?? "未录入";
    if (typeof value === "boolean") return value ? "是" : "否";
    return value || "未录入";
  };
  return (
    <Conflict
      changedBy={saved.changedBy ?? "他人"}
      changedAt={saved.changedAt}
      noun="本企业"
      fields={shown.map((field) => ({
        label: companyDraftLabels[field],
        now: word(saved.draft, field),
        mine: own.includes(field) ? word(mine, field) : null,
      }))}
      actions={
        <>
          <Button tone="primary" isSmall onClick={() => onKeepMine(merged)}>
            用我的覆盖 {own.length} 处
          </Button>
          <Button isSmall onClick={onTakeSaved}>
            放弃我的修改
          </Button>
        </>
      }
    />
  );
}
