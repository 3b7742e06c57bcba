import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type PersonState, personStateLabels, personStates } from "@/domain/person";

/** A plain form of the address: it works before any script has loaded. */
export function PeopleFilterBar({ action, text, state }: { action: string; text: string; state: PersonState | null }) {
  return (
    <search>
      <form action={action} className="flex flex-wrap items-center gap-2 border-b border-line-2 px-3 py-2">
        <span className="w-55 max-lg:w-full">
          <Input type="search" name="q" defaultValue={text} aria-label="姓名或账号" placeholder="姓名或账号" />
        </span>
        <span className="w-30 max-lg:flex-1">
          <Select
            name="state"
            aria-label="状态"
            defaultValue={state ?? ""}
            emptyLabel="全部状态"
            options={personStates.map((each) => ({ value: each, label: personStateLabels[each] }))}
          />
        </span>
        <Button type="submit">查询</Button>
      </form>
    </search>
  );
}
