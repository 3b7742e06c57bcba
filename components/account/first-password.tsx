"use client";

import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/account/password-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** One person's link: sets the password, after which the link is spent. */
export function FirstPassword({
  token,
  login,
  name,
  setPassword,
}: {
  token: string;
  login: string;
  name: string;
  setPassword: Send<{ token: string; password: string }, null>;
}) {
  const [password, type] = useState("");
  const { submit, isPending, refused } = useSubmission(setPassword);
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit({ token, password }, () => window.location.assign("/sign-in?reason=setup"));
  };
  const error = refused?.issues.password;
  return (
    <form method="post" onSubmit={send} className="mt-4 grid gap-3.5">
      <h1 className="text-lg font-semibold">{name}，请设定登录密码</h1>
      <p className="text-sm text-ink-2">账号 {login}。设定后原有登录均会结束，本链接随即失效。</p>
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField
        label="新密码"
        name="password"
        hint="至少 10 位，须含大写、小写、数字、符号中的至少三类。"
        value={password}
        onValueChange={type}
        autoComplete="new-password"
        error={error}
      />
      {refused && !error && <Notice tone="bad">{refused.sentence}</Notice>}
      <Button type="submit" tone="primary" className="h-9" aria-disabled={isPending || undefined}>
        {isPending ? "正在保存" : "设定密码"}
      </Button>
    </form>
  );
}
