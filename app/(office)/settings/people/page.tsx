import type { Metadata } from "next";
import { z } from "zod";
import {
  changePerson,
  createPerson,
  endSessionsOf,
  renewLink,
  setPersonState,
} from "@/app/(office)/settings/people/actions";
import { requireViewer } from "@/auth";
import { NewPersonPanel } from "@/components/people/new-person-panel";
import { PeopleFilterBar } from "@/components/people/people-filter-bar";
import { PeopleTable } from "@/components/people/people-table";
import { PersonPanel } from "@/components/people/person-panel";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoRight } from "@/components/ui/no-right";
import { NothingFound } from "@/components/ui/nothing-found";
import { Pager } from "@/components/ui/pager";
import { listUnits } from "@/db/units";
import { findPersonRow, listPeople, peoplePerPage } from "@/db/users";
import { can } from "@/domain/permission";
import { personStateLabels, personStates } from "@/domain/person";

export const metadata: Metadata = { title: "人员 - 设置" };

const here = "/settings/people";
const searchSchema = z.object({
  q: z.string().trim().max(40).catch(""),
  state: z.enum(personStates).nullable().catch(null),
  after: z.string().max(40).nullable().catch(null),
  panel: z
    .union([z.literal("new"), z.uuid()])
    .nullable()
    .catch(null),
});

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const head = { crumbs: [{ label: "设置", href: "/settings" }], title: "人员" };
  if (!can(viewer, "manageUsers"))
    return (
      <>
        <PageHead {...head} />
        <PageBody>
          <Card label="人员">
            <NoRight usedBy="安全管理员" instead="您可以在“我的”里查看本人的角色、更改本人的密码。" />
          </Card>
        </PageBody>
      </>
    );
  const { q, state, after, panel } = searchSchema.parse(await searchParams);
  const query = (change: Record<string, string | null>) => {
    const given = Object.entries({ q: q || null, state, after, ...change });
    const search = new URLSearchParams(given.flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return search.size > 0 ? `${here}?${search}` : here;
  };
  const [found, units, chosen] = await Promise.all([
    listPeople(viewer, { text: q, state, unitId: null, afterLogin: after }),
    listUnits(viewer),
    panel && panel !== "new" ? findPersonRow(viewer, panel) : null,
  ]);
  const people = found.slice(0, peoplePerPage);
  const conditions = [...(q ? [`“${q}”`] : []), ...(state ? [personStateLabels[state]] : [])];
  const unitOptions = units.map((unit) => ({ value: unit.id, label: unit.name }));
  return (
    <>
      <PageHead
        {...head}
        actions={
          <ButtonLink href={query({ panel: "new" })} scroll={false} tone="primary">
            新增人员
          </ButtonLink>
        }
      />
      <PageBody isFixed>
        <Card label="人员" className="h-full">
          <PeopleFilterBar action={here} text={q} state={state} />
          <CardScroll>
            {people.length > 0 ? (
              <PeopleTable people={people} panelHref={query({ panel: null })} />
            ) : (
              <NothingFound noun="人员" conditions={conditions} clearHref={here} />
            )}
          </CardScroll>
          <Pager
            previousHref={after ? query({ after: null }) : null}
            nextHref={found.length > peoplePerPage ? query({ after: people.at(-1)?.login ?? null }) : null}
          >
            按账号排列。停用、改单位、改角色后，该人的登录立即结束。
          </Pager>
        </Card>
        {panel === "new" && (
          <NewPersonPanel units={unitOptions} closeHref={query({ panel: null })} createPerson={createPerson} />
        )}
        {chosen && (
          <PersonPanel
            key={chosen.id}
            person={chosen}
            units={unitOptions}
            closeHref={query({ panel: null })}
            isSelf={chosen.id === viewer.userId}
            changePerson={changePerson}
            renewLink={renewLink}
            setPersonState={setPersonState}
            endSessionsOf={endSessionsOf}
          />
        )}
      </PageBody>
    </>
  );
}
