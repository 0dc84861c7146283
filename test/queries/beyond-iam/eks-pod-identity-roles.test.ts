import query from '../../../src/queries/beyond-iam/eks-pod-identity-roles.ts'
import { testBeyondIam } from '../../support/test-beyond-iam.ts'

testBeyondIam(query)
