/**
 * Rolecall as a library: the verbs of the command line, one line a capability. What can be wrong with a request is
 * thrown as a {@link RolecallError}, whose `code` says which exit code the command line would give.
 *
 * @module
 */

// Record a night, find the nights kept, forget one.
export { type ImportRequest, importFiles } from './app/import-files.ts'
export type { Imported } from './app/imported.ts'
export { type Attempt, type History, type Snapshot } from './app/history.ts'
export { listAttempts, listSnapshots, resolveSnapshot } from './app/history.ts'
export { openForReading, openForRecording, readAccount, removeSnapshot } from './app/history.ts'
export { pruneNights, type Pruned, type PruneRequest } from './app/prune-nights.ts'

// Take a night from a live account.
export { collectAccount, type CollectEvent, type CollectRequest } from './app/collect-account.ts'
export { type AccountOutcome, collectAccounts, type CollectAccountsRequest } from './app/collect-accounts.ts'
export { type AccessCheck, checkAccess } from './app/check-access.ts'
export type { ConnectOptions } from './collector/live/connect-options.ts'
export { type ChosenParts, partsOf } from './collector/live/levels.ts'
export { leastPrivilegePolicy, type PolicyToPrint } from './collector/live/print-policy.ts'

// Ask a night: the canned queries, one of your own, or SQL.
export { answerQuery, findQuery, type ListedQuery, listQueries } from './app/answer-query.ts'
export { nightBefore } from './app/night-before.ts'
export { askSql } from './app/ask-sql.ts'
export { type AskNight, loadOwnQueries } from './app/own-queries.ts'
export { type Config, configuredParams, findConfiguration } from './app/configuration.ts'
export { defineQuery } from './queries/query.ts'
export type { Param, Params, ParamValues, Query, QueryContext, QueryRow } from './queries/query.ts'
export type { Severity } from './model/severity.ts'
export type { QueryAnswer } from './queries/run.ts'
export type { Unknown } from './queries/unknown.ts'

// Audit a night.
export { byPrincipal, findingRows } from './app/audit.ts'
export { audit, type Audit, type AuditOutcome, fails, openVerdicts } from './app/audit.ts'
export { readBaseline, readInvariants } from './app/audit-files.ts'
export type { AuditReport, AuditRule, AuditSummary } from './model/audit-report.ts'
export type { Finding } from './model/finding.ts'
export type { Invariant } from './model/invariant.ts'
export type { Waiver } from './model/waiver.ts'

// Ask what a principal can do, and who can do a thing.
export { type AccessFiles, findAsker, findResource, openNightAccess } from './app/ask-access.ts'
export type { Access, WhoCan } from './access/access.ts'
export type { Asker } from './access/asker.ts'
export type { AccessQuestion, DecidingStatement, Decision, NotConsidered, Verdict } from './access/decision.ts'
export type { Permission } from './access/permissions.ts'

// Ask who can become whom.
export {
  type Cut,
  cutTo,
  findPaths,
  findPrincipal,
  type FoundCut,
  type FoundPaths,
  type PathRow,
  type PathsRequest,
} from './app/find-paths.ts'

// Compare two nights.
export { compareNights, type CompareRequest, diffRows } from './app/compare-nights.ts'
export type { Change, ChangeClass, ChangeKind, ChangeVerb, Effect, Facet } from './diff/change.ts'
export type { Diff } from './diff/diff-nights.ts'

// Plan changes, and see what they would do.
export { accessOpener } from './app/ask-access.ts'
export { planTags, readTagFile, tagKeyFolding, type TagPlan } from './app/plan-tags.ts'
export { planCommands } from './app/plan-options.ts'
export { readPlanFile } from './collector/plan-file.ts'
export type { PlanEntry, PlannedChange } from './model/planned-change.ts'
export { type TierChange, type WhatIf, whatIf, type WhatIfRequest } from './app/what-if.ts'

// Compare two policy documents.
export { compareDocuments } from './app/compare-documents.ts'
export { type CompareFilesRequest, comparePolicyFiles } from './app/compare-policy-files.ts'
export type { ComparisonOptions } from './policy/compare/compare-policies.ts'
export type { Comparison, EditEffect, Witness } from './policy/compare/comparison.ts'

// Take a night out: as it came, as views, as a graph.
export { exportNight } from './app/export-night.ts'
export { exportViews } from './app/export-views.ts'
export { type Review, reviewOf, type ReviewRequest } from './app/review/review.ts'
export { drawGraph, GRAPH_WRITERS, type GraphFormat } from './app/draw-graph.ts'
export { buildGraph } from './graph/build.ts'
export type {
  AccountGraph,
  EdgeAttributes,
  EdgeKind,
  GraphAttributes,
  NodeAttributes,
  NodeKind,
} from './graph/graph.ts'

// Walk the graph.
export type { Walk } from './graph/graph.ts'
export { exposedRoles } from './graph/operations/exposed-roles.ts'
export { exposingProfiles } from './graph/operations/exposing-profiles.ts'
export { holdersOfPolicy, type PolicyHolders } from './graph/operations/holders-of-policy.ts'
export { members } from './graph/operations/members.ts'
export { policiesReaching, type PolicyRoute, type ReachingPolicy } from './graph/operations/policies-reaching.ts'
export { reachable, type Reached } from './graph/operations/reachable.ts'
export { reachableFromEach } from './graph/operations/reachable-from-each.ts'
export { trustedBy } from './graph/operations/trusted-by.ts'
export { type TrustEdge, trusts } from './graph/operations/trusts.ts'

// Turn rows into text.
export { type Format, FORMAT_NAMES, formatOf, FORMATS, isFormat } from './report/index.ts'
export type { Envelope, Renderer, RenderOptions } from './report/index.ts'
export { AUDIT_FORMATS, type AuditFormat, type AuditRenderer } from './report/index.ts'

// The vocabulary.
export { type ErrorCode, EXIT_CODES, RolecallError } from './model/error.ts'
export {
  type AuthorizationPart,
  AUTHORIZATION_PARTS,
  type Level,
  LEVELS,
  type Part,
  type PartState,
  PARTS,
} from './model/part.ts'
export { type Warning, type WarningCode, WARNINGS } from './model/warning.ts'
export type { AccountView } from './model/account.ts'
export type { DocumentRef, PolicyDocument } from './model/document.ts'
export type {
  AttachedPolicy,
  Boundary,
  InlinePolicy,
  LastUsed,
  PolicyVersion,
  ProfileRole,
  Tag,
} from './model/entity.ts'
export type {
  Entity,
  EntityKind,
  Group,
  InstanceProfile,
  ManagedPolicy,
  Principal,
  Role,
  User,
} from './model/entity.ts'
export type { Evidence } from './model/evidence.ts'
export type { Cell, Row, Rows } from './model/rows.ts'
export type { SnapshotInfo } from './model/snapshot.ts'
export { normalForm, normalFormOfJson } from './policy/document/normal-form.ts'
