"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { searchInvestors } from "@/components/projects/new/choice-search";
import { Picker } from "@/components/projects/new/picker";
import { choiceNote } from "@/domain/company-list";
import { protectedSentence } from "@/domain/prospect";

export type ChosenCompany = { readonly id: string; readonly name: string };

/** A company by name, pinyin or code; one under another side's first talk stands there without its name. */
export function CompanyPicker({
  chosen,
  linkId,
  onChoose,
  error,
}: {
  chosen: ChosenCompany | null;
  linkId: string;
  onChoose: (company: ChosenCompany | null) => void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <Picker
      id={`${id}-company`}
      label="投资方"
      mark="必填"
      hint="企业名称中任意两个字、拼音首字母或统一社会信用代码"
      error={error}
      chosenWords={chosen?.name ?? null}
      onClear={() => onChoose(null)}
      search={searchInvestors(linkId)}
      keyOf={(row, index) => (row.kind === "open" ? row.id : `masked-${index}`)}
      isChoosable={(row) => row.kind === "open"}
      onChoose={(row) => row.kind === "open" && onChoose({ id: row.id, name: row.name })}
      nothing="企业名录中没有符合的企业。请至少输入两个字，或新增企业。"
      foot={(query) => <Link href={`/companies/new?name=${encodeURIComponent(query)}`}>新增企业“{query}”</Link>}
      render={(row) =>
        row.kind === "open" ? (
          <>
            <span className="min-w-0 flex-1 truncate">{row.name}</span>
            <span className="shrink-0 text-xs text-ink-3">
              {[choiceNote(row), row.isLocal ? "本地" : ""].filter(Boolean).join("，")}
            </span>
          </>
        ) : (
          <>
            <Lock aria-hidden="true" size={14} strokeWidth={1.6} className="shrink-0" />
            <span className="min-w-0 flex-1">{protectedSentence(row.protectedUntil)}</span>
          </>
        )
      }
    />
  );
}
