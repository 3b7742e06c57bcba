import { sql } from "drizzle-orm";
import type { FieldKey } from "@/domain/dossier";
import type { FieldChoices } from "@/domain/field-draft";
import type { FilterChoices, ProjectFilter } from "@/domain/project-filter";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { readRules } from "./settings";

type Named = { id: string; name: string };

const named = async (tx: Tx, query: ReturnType<typeof sql>): Promise<Named[]> => [...(await tx.execute<Named>(query))];

/** What the boxes of one project's form offer: its unit's people, its own company, the indicators of its industries. */
export const readFieldChoices = (viewer: Viewer, projectId: string | null): Promise<FieldChoices> =>
  asViewer(viewer, async (tx) => {
    const units = await tx.execute<Named & { kind: string }>(
      sql`select id, name, kind from units where kind <> 'league' order by array_position('{banner,department,park}', kind), code, name limit 500`,
    );
    const indicators = await tx.execute<Named & { unit_label: string }>(sql`
      select i.id, i.name, i.unit_label from indicators i
      where i.kind <> 'output' and (${projectId}::uuid is null or i.industry_id = any((select industry_ids from projects where id = ${projectId}::uuid)::text[]))
      order by i.id limit 300`);
    const { chemicalParks } = await readRules(tx);
    const parks = [...units].filter(({ kind }) => kind === "park").map(({ name }) => name);
    return {
      units: [...units].map(({ id, name }) => ({ id, name })),
      banners: [...units].filter(({ kind }) => kind === "banner").map(({ id, name }) => ({ id, name })),
      industries: await named(tx, sql`select id, name from industries order by position limit 100`),
      links: await named(
        tx,
        sql`select l.id, c.name || ' / ' || l.name as name from links l join chains c on c.id = l.chain_id order by c.position, l.position limit 1000`,
      ),
      users: await named(
        tx,
        sql`select u.id, u.name from users u where u.state = 'active' and u.unit_id = coalesce((select owner_unit_id from projects where id = ${projectId}::uuid), ${viewer.unitId}) order by u.name limit 200`,
      ),
      parks: [...new Set([...parks, ...chemicalParks])],
      indicators: [...indicators].map(({ id, name, unit_label }) => ({ id, name, unitLabel: unit_label })),
      companies: await named(
        tx,
        sql`select id, name from companies where id = (select company_id from projects where id = ${projectId}::uuid)`,
      ),
    };
  });

/** The names of the files kept now under each box of a project, newest first of each kind. */
export const readFileNames = (viewer: Viewer, projectId: string): Promise<Partial<Record<FieldKey, string>>> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute<{ kind: FieldKey; name: string }>(
      sql`select distinct on (kind) kind, name from files where project_id = ${projectId} order by kind, uploaded_at desc`,
    );
    return Object.fromEntries([...rows].map(({ kind, name }) => [kind, name]));
  });

/** What the filters of board and table offer, and the names of what is chosen. */
export const readFilterChoices = (viewer: Viewer, filter: ProjectFilter): Promise<FilterChoices> =>
  asViewer(viewer, async (tx) => {
    const [banners, clusters, industries, links, owners] = await Promise.all([
      named(tx, sql`select id, short_name as name from units where kind = 'banner' order by code, name limit 200`),
      named(tx, sql`select id, name from clusters order by position limit 50`),
      tx.execute<Named & { cluster_id: string }>(
        sql`select i.id, i.name, i.cluster_id from industries i join clusters c on c.id = i.cluster_id order by c.position, i.position limit 100`,
      ),
      named(
        tx,
        sql`select id, name from links where industry_id = ${filter.industry ?? ""} or id = ${filter.link ?? ""} order by position limit 100`,
      ),
      // Owners first: asked of each person in turn, the projects would be read as often as there are people.
      named(
        tx,
        sql`select u.id, u.name from (select distinct owner_user_id as id from projects) o join users u using (id) order by u.name limit 200`,
      ),
    ]);
    return {
      banners,
      clusters,
      industries: [...industries].map(({ id, name, cluster_id }) => ({ id, name, clusterId: cluster_id })),
      links,
      owners,
    };
  });
