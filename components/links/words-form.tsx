"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  type EditWords,
  editWordsSchema,
  type LinkWords,
  wordKindLabels,
  wordKinds,
  writeWords,
} from "@/domain/match-words";

const hints = {
  strong: "出现一个即列为目标企业。词之间用顿号、空格或换行隔开，词内有顿号的加引号“”。",
  weak: "同一产业链另有强词时才计。",
  negative: "遮住其中的关键词，例如“叶片泵”遮住“叶片”。",
} satisfies Record<keyof LinkWords, string>;

/** All words of a link in three fields; what differs is written with the reason, and the firms it touches matched anew. */
export function WordsForm({
  linkId,
  words,
  edit,
}: {
  linkId: string;
  words: LinkWords;
  edit: Send<EditWords, { changed: number }>;
}) {
  const { submit, isPending, refused } = useSubmission(edit);
  const [issues, setIssues] = useState<Record<string, string>>({});
  const errors = { ...refused?.issues, ...issues };
  const seen = Object.fromEntries(wordKinds.map((kind) => [kind, writeWords(words[kind])])) as EditWords["seen"];

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (key: string) => String(form.get(key) ?? "");
    const parsed = editWordsSchema.safeParse({
      linkId,
      strong: text("strong"),
      weak: text("weak"),
      negative: text("negative"),
      seen,
      note: text("note"),
    });
    const found: Record<string, string> = {};
    for (const issue of parsed.error?.issues ?? []) found[String(issue.path[0])] ??= issue.message;
    setIssues(found);
    if (parsed.data)
      void submit(parsed.data, ({ changed }) =>
        reportDone(changed > 0 ? `已修改 ${changed} 个词，正在重新匹配` : "没有改动"),
      );
  };

  return (
    <form onSubmit={send} noValidate className="grid gap-3">
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      {wordKinds.map((kind) => (
        <TextareaField
          key={kind}
          label={wordKindLabels[kind]}
          name={kind}
          rows={kind === "strong" ? 3 : 2}
          defaultValue={seen[kind]}
          hint={hints[kind]}
          error={errors[kind]}
        />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <TextField label="修改原因" name="note" maxLength={200} error={errors.note} className="min-w-60 flex-1" />
        <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
          {isPending ? "正在保存" : "保存并重新匹配"}
        </Button>
      </div>
    </form>
  );
}
