/** Says that the process answers, and nothing else. Stands outside route(): a supervisor asks it without a session. */
export const GET = () => Response.json({ ok: true });
