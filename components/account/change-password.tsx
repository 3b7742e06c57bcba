"use client";

import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/account/password-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** Changes the reader's own password; every session ends with it, so the sign-in page opens next. */
export function ChangePassword({
  login,
  changePassword,
}: {
  login: string;
  changePassword: Send<{ current: string; next: string }, null>;
}) {
  const [current, typeCurrent] = useState("");
  const [next, typeNext] = useState("");
  const { submit, isPending, refused } = useSubmission(changePassword);
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit({ current, next }, () => window.location.assign("/sign-in?reason=password"));
  };
  const issues = refused?.issues ?? {};
  return (
    <form method="post" onSubmit={send} className="grid max-w-100 gap-3 px-3 pb-3">
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField
        label="当前密码"
        name="current"
        value={current}
        onValueChange={typeCurrent}
        autoComplete="current-password"
        error={issues.current}
      />
      <PasswordField
        label="新密码"
        name="next"
        hint="至少 10 位，须含大写、小写、数字、符号中的至少三类。"
        value={next}
        onValueChange={typeNext}
        autoComplete="new-password"
        error={issues.next}
      />
      {refused && Object.keys(issues).length === 0 && <Notice tone="bad">{refused.sentence}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
          {isPending ? "正在更改" : "更改密码"}
        </Button>
        <span className="text-xs text-ink-3">更改后您的所有登录都会结束，需重新登录。</span>
      </div>
    </form>
  );
}
