/** The part of the door that app/action.ts and app/route.ts may see: the request under way, and the word for "no database". */
export {
  contextOf,
  DatabaseBusy,
  DatabaseUnavailable,
  holdsUnkeepable,
  isUnkeepable,
  requestContext,
  unkeepable,
} from "./client";
