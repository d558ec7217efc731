/** The maps a new one can start from; each is an outline, read like any other. */
import type { ImportPlan } from '../importPlan.ts';
import { readOutline } from '../readOutline.ts';
import { emptyBackbone } from './emptyBackbone.ts';
import { mobileBanking } from './mobileBanking.ts';
import { onlineShop } from './onlineShop.ts';

export interface Template {
  readonly id: 'online-shop' | 'mobile-banking' | 'empty-backbone';
  readonly title: string;
  /** One sentence for the dialog. */
  readonly description: string;
  readonly plan: () => ImportPlan;
}

export const templates: readonly Template[] = [
  {
    id: 'online-shop',
    title: 'Online shop',
    description: 'From the first look to a returned parcel: five activities, three releases, estimates.',
    plan: () => readOutline(onlineShop).plan,
  },
  {
    id: 'mobile-banking',
    title: 'Mobile banking',
    description:
      'Opening an account, everyday payments, saving and help, with security and regulation in view.',
    plan: () => readOutline(mobileBanking).plan,
  },
  {
    id: 'empty-backbone',
    title: 'Empty backbone',
    description: 'Four activities with their steps and a first release: write your own over them.',
    plan: () => readOutline(emptyBackbone).plan,
  },
];
