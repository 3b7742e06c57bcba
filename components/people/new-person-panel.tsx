"use client";

import { type FormEvent, useState } from "react";
import { RoleChoice } from "@/components/people/role-choice";
import { SetupLink } from "@/components/people/setup-link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { NewPerson } from "@/domain/person";
import type { Role } from "@/domain/role";

/** Founds a person and then shows the link through which that person sets the password. */
export function NewPersonPanel({
  units,
  closeHref,
  createPerson,
}: {
  units: readonly { value: string; label: string }[];
  closeHref: string;
  createPerson: Send<NewPerson, { name: string; token: string }>;
}) {
  const [login, typeLogin] = useState("");
  const [name, typeName] = useState("");
  const [unitId, chooseUnit] = useState("");
  const [roles, chooseRoles] = useState<Role[]>([]);
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  const { submit, isPending, refused } = useSubmission(createPerson);
  const issues = refused?.issues ?? {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit({ login, name, unitId, roles }, setMade);
  };
  return (
    <Panel title="新增人员" closeHref={closeHref}>
      {made ? (
        <SetupLink name={made.name} token={made.token} />
      ) : (
        <form onSubmit={save} noValidate className="grid gap-3">
          <TextField
            label="姓名"
            mark="必填"
            value={name}
            maxLength={30}
            onChange={(event) => typeName(event.target.value)}
            error={issues.name}
            data-autofocus=""
          />
          <TextField
            label="账号"
            mark="必填"
            hint="3–40 位小写字母、数字、点、横线，建立后不能改。"
            value={login}
            maxLength={40}
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => typeLogin(event.target.value)}
            error={issues.login}
          />
          <SelectField
            label="单位"
            mark="必填"
            value={unitId}
            emptyLabel="请选择"
            onChange={(event) => chooseUnit(event.target.value)}
            options={units}
            error={issues.unitId}
          />
          <RoleChoice held={roles} onChange={chooseRoles} error={issues.roles} />
          {refused && Object.keys(issues).length === 0 && <Notice tone="bad">{refused.sentence}</Notice>}
          <div>
            <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
              {isPending ? "正在建立" : "建立并生成链接"}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
