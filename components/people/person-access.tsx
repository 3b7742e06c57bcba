"use client";

import { useState } from "react";
import { SetupLink } from "@/components/people/setup-link";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { PersonRow } from "@/domain/person";

/** What concerns the account as such: a link to set the password, ending its sessions, disabling and restoring. */
export function PersonAccess({
  person,
  isSelf,
  renewLink,
  setPersonState,
  endSessionsOf,
}: {
  person: PersonRow;
  isSelf: boolean;
  renewLink: Send<{ userId: string }, { name: string; token: string }>;
  setPersonState: Send<{ userId: string; isDisabled: boolean }, null>;
  endSessionsOf: Send<{ userId: string }, { ended: number }>;
}) {
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const renewing = useSubmission(renewLink);
  const stating = useSubmission(setPersonState);
  const ending = useSubmission(endSessionsOf);
  const refused = renewing.refused ?? stating.refused ?? ending.refused;
  const userId = person.id;
  const isDisabled = person.state === "disabled";
  return (
    <section className="mt-5 grid gap-2 border-t border-line-2 pt-3">
      <h3 className="text-sm font-semibold">账号</h3>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      {made && <SetupLink name={made.name} token={made.token} />}
      <div className="flex flex-wrap gap-2">
        {!isDisabled && !made && (
          <Button onClick={() => renewing.submit({ userId }, setMade)}>
            {person.state === "invited" ? "重新签发设密链接" : "签发重设密码链接"}
          </Button>
        )}
        {person.sessionCount > 0 && !isSelf && (
          <Button
            onClick={() => ending.submit({ userId }, ({ ended }) => reportDone(`已结束 ${ended} 处登录。`))}
          >{`结束 ${person.sessionCount} 处登录`}</Button>
        )}
        {isDisabled && (
          <Button onClick={() => stating.submit({ userId, isDisabled: false }, () => reportDone("已恢复。"))}>
            恢复账号
          </Button>
        )}
        {!isDisabled && !isSelf && (
          <ConfirmDialog
            trigger={<Button tone="danger">停用账号</Button>}
            title={`停用${person.name}的账号`}
            description="该人的登录立即结束，不能再登录。经手的记录保留，以后可以恢复。"
            confirmLabel="停用"
            tone="danger"
            onConfirm={() => stating.submit({ userId, isDisabled: true }, () => reportDone("已停用。"))}
          />
        )}
      </div>
    </section>
  );
}
