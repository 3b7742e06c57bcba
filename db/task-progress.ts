/** How long work tells how far it is. `advance` throws StopAsked once somebody asked to stop; done and total in rows. */
export type Progress = { advance: (done: number, total?: number) => void };

export class StopAsked extends Error {}

/** For commands, where nobody watches. */
export const unwatched: Progress = { advance: () => {} };
