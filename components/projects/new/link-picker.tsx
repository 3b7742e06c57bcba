"use client";

import { useId } from "react";
import { CoverageSign } from "@/components/coverage/coverage-sign";
import { searchLinks } from "@/components/projects/new/choice-search";
import { Picker } from "@/components/projects/new/picker";
import { Tag } from "@/components/ui/tag";
import { linkSourceLabels } from "@/domain/chain";
import type { LinkChoice } from "@/domain/project-choice";

export type ChosenLink = Pick<LinkChoice, "id" | "name" | "chainName" | "home">;

/** 链 / 环节 by Chinese, pinyin or initials, with coverage and whether the policy names it. */
export function LinkPicker({
  chosen,
  onChoose,
  error,
}: {
  chosen: ChosenLink | null;
  onChoose: (link: LinkChoice | null) => void;
  error: string | undefined;
}) {
  const id = useId();
  return (
    <Picker
      id={`${id}-link`}
      label="补链环节"
      mark="必填"
      hint="输入环节或产业链名称，也可用拼音首字母，如 yp"
      error={error}
      chosenWords={chosen && `${chosen.chainName} / ${chosen.name}`}
      onClear={() => onChoose(null)}
      search={searchLinks}
      keyOf={(link) => link.id}
      onChoose={onChoose}
      nothing="没有符合的环节。请换一个词，或在产业链中查找。"
      below={
        chosen?.home && <span className="text-warn">同一产品的归口环节是“{chosen.home}”，产值在那里计入，请核对。</span>
      }
      render={(link) => (
        <>
          <CoverageSign coverage={link.coverage} />
          <span className="min-w-0 flex-1 truncate">
            <span className="text-ink-2">{link.chainName} / </span>
            {link.name}
          </span>
          <Tag tone={link.source === "policy" ? "brand" : "plain"}>{linkSourceLabels[link.source]}</Tag>
        </>
      )}
    />
  );
}
