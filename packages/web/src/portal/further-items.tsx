import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Icon } from '../ui/icons.tsx'
import { useFurtherGroups } from './further-places.ts'

/** The places behind "More" as items of a menu; the one that is open is marked. */
export function FurtherItems() {
  return useFurtherGroups().map(({ group, label, places }) => (
    <Fragment key={group}>
      <Menu.Label>{label}</Menu.Label>
      {places.map((place) => (
        <Menu.Item
          key={place.to}
          component={Link}
          to={place.to}
          activeProps={{ 'aria-current': 'page' }}
          leftSection={<Icon name={place.icon} />}
        >
          {place.label}
        </Menu.Item>
      ))}
    </Fragment>
  ))
}
