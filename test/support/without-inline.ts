import type { Bakery } from './account-builder.ts'

/** The account as an input gives it that says nothing of the inline policies of groups and roles. */
export function withoutInline(account: Bakery): Bakery {
  return {
    ...account,
    build() {
      const night = account.build()
      return {
        ...night,
        groups: () => night.groups().map((group) => ({ ...group, inline: null })),
        roles: () => night.roles().map((role) => ({ ...role, inline: null })),
      }
    },
  }
}
