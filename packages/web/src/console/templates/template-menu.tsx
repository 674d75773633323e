import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import './templates.css'
import { t } from './templates-text.ts'

interface TemplateMenuProps {
  readonly isDisabled: boolean
  readonly onPick: (text: string) => void
}
/** The templates, to be put in where one writes. Not shown on a desk that has none. */
export function TemplateMenu({ isDisabled, onPick }: TemplateMenuProps) {
  const templates = useQuery(read('GET /templates', {})).data?.items ?? []
  const [asked, setAsked] = useState('')
  if (templates.length === 0) return null
  const fitting = templates.filter(({ name }) => name.toLowerCase().includes(asked.trim().toLowerCase()))
  return (
    <Menu position="top-end" width={260} onClose={() => setAsked('')}>
      <Menu.Target>
        <button
          type="button"
          className="btn quiet"
          disabled={isDisabled}
          aria-label={t('templates.menu')}
          title={t('templates.menu')}
        >
          <Icon name="queue" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {templates.length < 8 ? null : (
          <input
            className="input tpl-find"
            aria-label={t('templates.find')}
            placeholder={t('templates.find')}
            value={asked}
            onChange={(event) => setAsked(event.currentTarget.value)}
          />
        )}
        <div className="tpl-menu">
          {fitting.map(({ id, name, text }) => (
            <Menu.Item key={id} title={text} onClick={() => onPick(text)}>
              {name}
            </Menu.Item>
          ))}
          {fitting.length === 0 ? <p className="mut tpl-none">{t('templates.none_fits')}</p> : null}
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
