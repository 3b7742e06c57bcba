import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { showMoment } from "@/domain/moment";
import { type PersonRow, personStateLabels } from "@/domain/person";
import { roleLabels } from "@/domain/role";

/** People with unit, roles and state; the name opens the panel. `panelHref` ends where the person's id is appended. */
export function PeopleTable({ people, panelHref }: { people: readonly PersonRow[]; panelHref: string }) {
  const hrefOf = (id: string) => `${panelHref}${panelHref.includes("?") ? "&" : "?"}panel=${id}`;
  return (
    <Table caption="人员">
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>姓名</HeadCell>
          <HeadCell>账号</HeadCell>
          <HeadCell>单位</HeadCell>
          <HeadCell>角色</HeadCell>
          <HeadCell>状态</HeadCell>
          <HeadCell isNumber>在线</HeadCell>
          <HeadCell>最近使用</HeadCell>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => {
          const held = person.roles.map((role) => roleLabels[role]).join("、");
          return (
            <tr key={person.id}>
              <RowHead isWrapping>
                <span className="flex items-center gap-2">
                  <Link href={hrefOf(person.id)} scroll={false} className="max-lg:inline-block max-lg:py-2">
                    {person.name}
                  </Link>
                  <span className="lg:hidden">
                    <StateTag state={person.state} />
                  </span>
                </span>
                <span className="block pb-1 text-xs text-ink-2 lg:hidden">
                  {person.login} · {person.unitName} · {held}
                </span>
              </RowHead>
              <Cell className="max-lg:hidden">{person.login}</Cell>
              <Cell className="max-lg:hidden" isWrapping>
                {person.unitName}
              </Cell>
              <Cell className="max-lg:hidden" isWrapping>
                {held}
              </Cell>
              <Cell className="max-lg:hidden">
                <StateTag state={person.state} />
              </Cell>
              <Cell className="max-lg:hidden" isNumber>
                {person.sessionCount}
              </Cell>
              <Cell className="max-lg:hidden" isQuiet>
                {person.lastSeenAt ? showMoment(person.lastSeenAt) : "从未登录"}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const StateTag = ({ state }: { state: PersonRow["state"] }) => (
  <Tag tone={state === "disabled" ? "bad" : state === "invited" ? "warn" : "plain"}>{personStateLabels[state]}</Tag>
);
