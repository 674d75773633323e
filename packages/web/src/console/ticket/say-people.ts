/** How colleagues speak of someone: the first name, or a word for one whose name is not told. */
export const firstNameOf = (person: { readonly name: string } | null | undefined, nobody = '') =>
  person?.name.split(' ')[0] || nobody
