"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Choices } from "@/domain/company-condition";
import { type CompanyFilter, companiesHref, companyFilterSchema, yearFaults } from "@/domain/company-list";
import { wholeHref } from "@/domain/saved-view";

/** Conditions that are typed or chosen from long lists; they take effect together. */
export function ConditionForm({ filter, choices }: { filter: CompanyFilter; choices: Choices }) {
  const router = useRouter();
  const [faults, setFaults] = useState<ReturnType<typeof yearFaults>>({});
  return (
    <form
      className="grid gap-3 border-b border-line-2 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const typed = Object.fromEntries(new FormData(form));
        const found = yearFaults({ foundedFrom: String(typed.foundedFrom), foundedTo: String(typed.foundedTo) });
        setFaults(found);
        const [faulty] = Object.keys(found);
        if (faulty) return form.querySelector<HTMLInputElement>(`[name=${faulty}]`)?.focus();
        const { city, gbt, foundedFrom, foundedTo, honour, listed, live } = companyFilterSchema.parse(typed);
        router.push(companiesHref(filter, { city, gbt, foundedFrom, foundedTo, honour, listed, live }), {
          scroll: false,
        });
      }}
    >
      <TextField label="地区" name="city" hint="地级市、盟、州，如 盐城" maxLength={20} defaultValue={filter.city} />
      <SelectField
        label="国标小类"
        name="gbt"
        hint="经营范围、产品或名称中写有该小类名称的企业"
        emptyLabel="不限"
        options={choices.gbt}
        defaultValue={filter.gbt}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="成立年份自"
          name="foundedFrom"
          error={faults.foundedFrom}
          inputMode="numeric"
          maxLength={4}
          defaultValue={filter.foundedFrom ?? ""}
        />
        <TextField
          label="成立年份至"
          name="foundedTo"
          error={faults.foundedTo}
          inputMode="numeric"
          maxLength={4}
          defaultValue={filter.foundedTo ?? ""}
        />
      </div>
      {choices.honour.length > 0 && (
        <SelectField
          label="荣誉"
          name="honour"
          emptyLabel="不限"
          options={choices.honour}
          defaultValue={filter.honour}
        />
      )}
      <div className="flex flex-wrap gap-x-6">
        <Checkbox label="上市公司" name="listed" value="1" defaultChecked={filter.listed === "1"} />
        <Checkbox label="有在办项目" name="live" value="1" defaultChecked={filter.live === "1"} />
      </div>
      <div className="flex gap-2">
        <Button type="submit" tone="primary">
          应用
        </Button>
        <ButtonLink href={wholeHref("/companies")} tone="text">
          清除全部条件
        </ButtonLink>
      </div>
    </form>
  );
}
