/**
 * How long work tells how far it is. `advance` throws StopAsked once a heartbeat has heard that somebody asked to stop;
 * done and total in rows. `heed` asks anew and throws the same: for the last moment before a commit, and while waiting.
 */
export type Progress = { advance: (done: number, total?: number) => void; heed: () => Promise<void> };

export class StopAsked extends Error {}

/** For commands, where nobody watches. */
export const unwatched: Progress = { advance: () => {}, heed: async () => {} };
