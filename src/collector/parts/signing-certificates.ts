import { userCredentials } from './user-credentials.ts'

/** X.509 certificates that users sign requests with; what stands in them is not kept. {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html} */
export const signingCertificates = userCredentials({
  part: 'signing-certificates',
  operation: 'ListSigningCertificates',
  member: 'Certificates',
  as: 'Certificates',
  id: 'CertificateId',
  leaveOut: ['CertificateBody'],
})
