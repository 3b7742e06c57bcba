"use client";

import { type FormEvent, useState } from "react";
import { PersonAccess } from "@/components/people/person-access";
import { RoleChoice } from "@/components/people/role-choice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";
import { Tag } from "@/components/ui/tag";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { type ChangedPerson, type PersonRow, personStateLabels } from "@/domain/person";
import type { Role } from "@/domain/role";

/** One person: name, unit and roles, then the account itself. Own unit and roles are another administrator's to change. */
export function PersonPanel({
  person,
  units,
  closeHref,
  isSelf,
  changePerson,
  renewLink,
  setPersonState,
  endSessionsOf,
}: {
  person: PersonRow;
  units: readonly { value: string; label: string }[];
  closeHref: string;
  isSelf: boolean;
  changePerson: Send<ChangedPerson, null>;
  renewLink: Send<{ userId: string }, { name: string; token: string }>;
  setPersonState: Send<{ userId: string; isDisabled: boolean }, null>;
  endSessionsOf: Send<{ userId: string }, { ended: number }>;
}) {
  const [name, typeName] = useState(person.name);
  const [unitId, chooseUnit] = useState(person.unitId);
  const [roles, chooseRoles] = useState<Role[]>(person.roles);
  const { submit, isPending, refused } = useSubmission(changePerson);
  const issues = refused?.issues ?? {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    submit({ userId: person.id, name, unitId, roles }, () => reportDone("已保存。"));
  };
  return (
    <Panel
      title={person.name}
      closeHref={closeHref}
      aside={<Tag tone={person.state === "disabled" ? "bad" : "plain"}>{personStateLabels[person.state]}</Tag>}
      notice={<p className="text-xs text-ink-3">账号 {person.login}</p>}
    >
      <form onSubmit={save} noValidate className="grid gap-3">
        <TextField
          label="姓名"
          mark="必填"
          value={name}
          maxLength={30}
          onChange={(event) => typeName(event.target.value)}
          error={issues.name}
        />
        <SelectField
          label="单位"
          mark="必填"
          value={unitId}
          onChange={(event) => chooseUnit(event.target.value)}
          options={units}
          disabled={isSelf}
          error={issues.unitId}
        />
        <RoleChoice held={roles} onChange={chooseRoles} error={issues.roles} isDisabled={isSelf} />
        <p className="text-xs text-ink-3">
          {isSelf
            ? "本人的单位和角色由另一位安全管理员改动。"
            : "单位或角色改动后，该人的登录立即结束，重新登录后生效。"}
        </p>
        {refused && Object.keys(issues).length === 0 && <Notice tone="bad">{refused.sentence}</Notice>}
        <div>
          <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
            {isPending ? "正在保存" : "保存"}
          </Button>
        </div>
      </form>
      <PersonAccess
        person={person}
        isSelf={isSelf}
        renewLink={renewLink}
        setPersonState={setPersonState}
        endSessionsOf={endSessionsOf}
      />
    </Panel>
  );
}
