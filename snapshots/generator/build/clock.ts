import { pick } from './hash.ts'

/** A moment in office hours of the date (UTC), as the AWS CLI prints it; a whole timestamp stays as it is. */
export function inOfficeHours(date: string, seed: string): string {
  return moment(date, seed, 7, 18)
}

/** A moment between two nightly snapshots, which are taken at 02:00 UTC. */
export function betweenNights(date: string, seed: string): string {
  return moment(date, seed, 3, 24)
}

function moment(date: string, seed: string, fromHour: number, toHour: number): string {
  if (date.includes('T')) return date
  const second = pick(`${date} ${seed}`, fromHour * 3600, toHour * 3600)
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  return `${date}T${parts.map((part) => String(part).padStart(2, '0')).join(':')}+00:00`
}
