"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectOption } from "@/components/ui/select";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** One thing the file may be read by: nothing is read anew until the button is pressed. */
export function ReadingChoice<I>({
  label,
  verb,
  options,
  current,
  href,
  inputOf,
  choose,
}: {
  label: string;
  verb: string;
  options: readonly SelectOption[];
  current: number;
  /** The step at which the file is read anew. */
  href: string;
  inputOf: (chosen: number) => I;
  choose: Send<I, unknown>;
}) {
  const id = useId();
  const router = useRouter();
  const [chosen, setChosen] = useState(current);
  const { submit, isPending, refused } = useSubmission(choose);
  return (
    <form
      className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-2 lg:grid-cols-[auto_20rem_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== current) void submit(inputOf(chosen), () => router.replace(href));
      }}
    >
      <label htmlFor={id} className="text-sm font-medium max-lg:col-span-full">
        {label}
      </label>
      <Select
        id={id}
        options={options}
        value={String(chosen)}
        aria-describedby={refused ? `${id}-error` : undefined}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
      <Button type="submit" aria-disabled={isPending || chosen === current}>
        {isPending ? "正在读取" : verb}
      </Button>
      {refused && (
        <div id={`${id}-error`} className="col-span-full">
          <Notice tone="bad">{refused.sentence}</Notice>
        </div>
      )}
    </form>
  );
}
