// What an audit may be given, apart from it: the validator that these load takes longer than many a query.
export { readBaseline } from '../config/read-baseline.ts'
export { readInvariants } from '../config/read-invariants.ts'
