/** The part of the door that app/ may see: the request under way, and what the database could not do. */
export { contextOf, requestContext } from "./client";
export { DatabaseBusy, DatabaseUnavailable, holdsUnkeepable, isUnkeepable, unkeepable } from "./faults";
