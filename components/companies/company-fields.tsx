"use client";

import type { FocusEvent, ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DayField } from "@/components/ui/day-field";
import type { SelectOption } from "@/components/ui/select";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type CompanyDraft, companyDraftLabels, fieldIdOf } from "@/domain/company-draft";
import { checkCreditCode } from "@/domain/credit-code";
import { mostOtherNames } from "@/domain/other-names";

/** The fields of a company in the order a licence gives them; a doubtful code or name opens the field for the reason. */
export function CompanyFields({
  form,
  banners,
  provinces,
  today,
  hasLike,
  onIdentityLeft,
  children,
}: {
  form: UseFormReturn<CompanyDraft>;
  banners: readonly SelectOption[];
  provinces: readonly SelectOption[];
  today: string;
  hasLike: boolean;
  /** Name or code was left: look for companies already there. */
  onIdentityLeft: () => void;
  /** What was found, under name and code. */
  children: ReactNode;
}) {
  const { errors } = form.formState;
  const of = (field: Exclude<keyof CompanyDraft, "isProspect">) => ({
    id: fieldIdOf(field),
    label: companyDraftLabels[field],
    error: errors[field]?.message,
    ...form.register(field),
  });
  const identity = (field: "name" | "creditCode") => {
    const control = of(field);
    return {
      ...control,
      onBlur: async (event: FocusEvent) => {
        await control.onBlur(event);
        onIdentityLeft();
      },
    };
  };
  const [code, codeReason, distinct] = form.watch(["creditCode", "codeOverrideReason", "distinctBecause"]);
  const asksCodeReason = checkCreditCode(code).sentence !== null || codeReason !== "";
  const asksDistinct = distinct !== "" || errors.distinctBecause !== undefined || hasLike;
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <TextField {...identity("name")} mark="必填" className="lg:col-span-2" maxLength={120} />
      <TextField {...identity("creditCode")} mark="可不填" maxLength={40} spellCheck={false} />
      {asksCodeReason ? (
        <TextField {...of("codeOverrideReason")} mark="代码不符时必填" maxLength={200} />
      ) : (
        <TextField {...of("foreignNo")} mark="可不填" hint="境外企业没有统一社会信用代码时填写" maxLength={60} />
      )}
      <div className="grid gap-2 empty:hidden lg:col-span-2">
        {children}
        {asksDistinct && <TextField {...of("distinctBecause")} mark="名称相近时必填" maxLength={200} />}
      </div>
      <TextField
        {...of("otherNames")}
        mark="可不填"
        hint="曾用名、简称等，几个名称用“；”分开；改名后原名称自动记入。按这些名称也能搜到本企业"
        className="lg:col-span-2"
        maxLength={mostOtherNames}
      />
      <TextareaField {...of("scope")} mark="可不填" rows={4} className="lg:col-span-2" maxLength={20000} />
      <TextField {...of("products")} mark="可不填" className="lg:col-span-2" maxLength={4000} />
      <SelectField
        {...of("province")}
        mark="可不填"
        hint="省份、盟市和旗县留空时按地址和信用代码判断"
        options={provinces}
        emptyLabel="未选"
      />
      <TextField {...of("city")} mark="可不填" hint="如 盐城、包头" maxLength={40} />
      <SelectField
        {...of("bannerId")}
        {...form.register("bannerId", { setValueAs: (value: string | null) => value || null })}
        mark="可不填"
        options={banners}
        emptyLabel="不在本盟"
      />
      <TextField {...of("address")} mark="可不填" maxLength={200} />
      <TextField {...of("capitalRaw")} mark="可不填" hint="请写明单位，如 5000万元、36万美元" maxLength={60} />
      <DayField
        id={fieldIdOf("foundedOn")}
        label={companyDraftLabels.foundedOn}
        error={errors.foundedOn?.message}
        mark="可不填"
        hint="如 20021231"
        today={today}
        defaultValue={form.getValues("foundedOn") ?? ""}
        onDayChange={(day, text) =>
          form.setValue("foundedOn", day ?? (text || null), { shouldDirty: true, shouldValidate: day !== null })
        }
      />
      <TextField {...of("companyType")} mark="可不填" maxLength={60} />
      <Checkbox label="列为招商对象" className="self-end" {...form.register("isProspect")} />
    </div>
  );
}
