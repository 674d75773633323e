const shown = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])

/** Whether a file says that it is a picture of a kind we draw, and nobody found otherwise yet. */
export const mayBePicture = ({ type, is_picture }: { readonly type: string; readonly is_picture: boolean | null }) =>
  is_picture !== false && shown.has(type)
