"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { type DemoAccount, DemoAccounts } from "@/components/account/demo-accounts";
import { Entrance } from "@/components/account/entrance";
import { PasswordField } from "@/components/account/password-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

const refusedSentence = "账号或密码不正确，或账号已锁定 15 分钟";

/** Name and password, and in a demonstration the accounts to choose from. After sign-in the server decides where to go. */
export function SignInPanel({
  notice,
  next,
  demo,
}: {
  notice?: string | undefined;
  /** A path of ours to return to. */
  next: string | null;
  demo: { accounts: readonly DemoAccount[]; password: string } | null;
}) {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [sentence, setSentence] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const submitButton = useRef<HTMLButtonElement>(null);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    if (!login.trim() || !password) return setSentence("请填写账号和密码。");
    setPending(true);
    const answer = await signIn("credentials", { login, password, redirect: false }).catch(() => undefined);
    if (answer?.ok) return window.location.assign(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
    setPending(false);
    setSentence(answer?.error === "CredentialsSignin" ? refusedSentence : "暂时无法登录，请稍后重试。");
  };

  return (
    <Entrance
      aside={
        demo && (
          <DemoAccounts
            accounts={demo.accounts}
            chosenLogin={login}
            onChoose={(chosen) => {
              setLogin(chosen);
              setPassword(demo.password);
              setSentence(null);
              submitButton.current?.focus();
            }}
          />
        )
      }
    >
      {notice && (
        <Notice tone="warn" className="mt-4">
          {notice}
        </Notice>
      )}
      <form method="post" onSubmit={enter} className="mt-4 grid gap-3.5">
        <h1 className="sr-only">登录</h1>
        <TextField
          label="账号"
          name="login"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={100}
          autoFocus
        />
        <PasswordField
          label="密码"
          name="password"
          value={password}
          onValueChange={setPassword}
          autoComplete="current-password"
        />
        {sentence && <Notice tone="bad">{sentence}</Notice>}
        <Button ref={submitButton} type="submit" tone="primary" aria-disabled={isPending || undefined} className="h-9">
          {isPending ? "正在登录" : "登录"}
        </Button>
      </form>
      <p className="mt-4 border-b border-line-2 pb-4 text-xs text-ink-2">
        连续 5 次输错将锁定 15 分钟。
        <br />
        忘记密码，请联系安全管理员签发设密链接。
      </p>
      <p className="mt-3 text-xs text-ink-3">内部工作系统，注意保存。登录与查询均有记录。</p>
    </Entrance>
  );
}
