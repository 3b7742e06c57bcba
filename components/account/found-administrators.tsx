"use client";

import { type FormEvent, useRef } from "react";
import { PasswordField } from "@/components/account/password-field";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { roleLabels } from "@/domain/role";

const offices = [
  { role: "system_admin", login: "sysadmin", duty: "维护单位，不看业务数据" },
  { role: "security_admin", login: "secadmin", duty: "维护人员、角色和登录" },
  { role: "auditor", login: "auditor", duty: "查看操作记录，不作任何改动" },
] as const;
type Office = (typeof offices)[number]["role"];
type Person = { login: string; name: string; password: string };

/** The first three people, founded together, because none of them may hold another's office. */
export function FoundAdministrators({
  token,
  found,
}: {
  token: string;
  found: Send<{ token: string; people: Record<Office, Person> }, null>;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { submit, isPending, refused } = useSubmission(found);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const typed = new FormData(form.current);
    const person = (office: Office): Person => ({
      login: String(typed.get(`${office}.login`) ?? ""),
      name: String(typed.get(`${office}.name`) ?? ""),
      password: String(typed.get(`${office}.password`) ?? ""),
    });
    submit(
      {
        token,
        people: {
          system_admin: person("system_admin"),
          security_admin: person("security_admin"),
          auditor: person("auditor"),
        },
      },
      () => window.location.assign("/sign-in?reason=setup"),
    );
  };
  const issues = refused?.issues ?? {};
  const errorOf = (path: string) => issues[`people.${path}`];
  return (
    <form ref={form} method="post" onSubmit={send} noValidate className="mt-4 grid gap-4">
      <h1 className="text-lg font-semibold">建立首批管理员</h1>
      <p className="text-sm text-ink-2">
        三类管理员由三人分别担任，一次建立，本链接随即失效。密码至少 10 位，须含大写、小写、数字、符号中的至少三类。
      </p>
      <ErrorSummary
        errors={Object.entries(issues).map(([path, sentence]) => ({
          fieldId: path.replace(/^people\./, ""),
          sentence,
        }))}
      />
      {refused && Object.keys(issues).length < 2 && <Notice tone="bad">{refused.sentence}</Notice>}
      {offices.map(({ role, login, duty }) => (
        <fieldset key={role} className="border-t border-line-2 pt-2">
          <legend className="pr-2 text-sm font-semibold">
            {roleLabels[role]} <span className="text-xs font-normal text-ink-3">{duty}</span>
          </legend>
          <div className="grid grid-cols-2 gap-x-3 gap-y-2 max-lg:grid-cols-1">
            <TextField
              id={`${role}.name`}
              name={`${role}.name`}
              label="姓名"
              mark="必填"
              maxLength={30}
              error={errorOf(`${role}.name`)}
            />
            <TextField
              id={`${role}.login`}
              name={`${role}.login`}
              label="账号"
              mark="必填"
              defaultValue={login}
              autoComplete="username"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={40}
              error={errorOf(`${role}.login`)}
            />
          </div>
          <div className="mt-2">
            <PasswordField
              id={`${role}.password`}
              name={`${role}.password`}
              label="密码"
              mark="必填"
              autoComplete="new-password"
              error={errorOf(`${role}.password`)}
            />
          </div>
        </fieldset>
      ))}
      <Button type="submit" tone="primary" className="h-9" aria-disabled={isPending || undefined}>
        {isPending ? "正在建立" : "建立三位管理员"}
      </Button>
    </form>
  );
}
