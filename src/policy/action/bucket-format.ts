/**
 * The format of a bucket's ARN in AWS's table. A bucket's name has no slash, other than most of what a format leaves open.
 * {@link https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html}
 */
export const BUCKET = 'arn:${Partition}:s3:::${BucketName}'
