import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { subjectLabels } from "@/domain/audit-entry";

/** A plain form of the address: what was touched, by whom, on which day. */
export function AuditFilterBar({
  action,
  subject,
  person,
  on,
}: {
  action: string;
  subject: string | null;
  person: string | null;
  on: string | null;
}) {
  return (
    <search>
      <form action={action} className="flex flex-wrap items-center gap-2 border-b border-line-2 px-3 py-2">
        <span className="w-40 max-lg:w-full">
          <Select
            name="subject"
            aria-label="对象"
            defaultValue={subject ?? ""}
            emptyLabel="全部对象"
            options={Object.entries(subjectLabels).map(([value, label]) => ({ value, label }))}
          />
        </span>
        <span className="w-45 max-lg:flex-1">
          <Input
            type="search"
            name="person"
            defaultValue={person ?? ""}
            aria-label="经手人姓名或账号"
            placeholder="经手人姓名或账号"
          />
        </span>
        <span className="w-38 max-lg:flex-1">
          <Input type="date" name="on" defaultValue={on ?? ""} aria-label="日期" />
        </span>
        <Button type="submit">查询</Button>
        {(subject || person || on) && (
          <ButtonLink href={action} tone="text">
            清除条件
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
