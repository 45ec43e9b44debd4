import { type Color, colors, type TrafficConfiguration } from '@deploy-actions/config';
import type { KubernetesObject } from '@deploy-actions/kubernetes';
import { allOn, servingColor, type Weights, weightsProblem } from '../../weights.ts';
import { fieldsOf } from './json-parts.ts';
import { type Answering, type ObjectPlace, UnclearObject, type WeightedObject } from './weighted-object.ts';

/** The section of the configuration. */
export type ServiceConfiguration = Extract<TrafficConfiguration, { router: 'kubernetes-service' }>;

type Labels = Readonly<Record<string, string>>;

/** The colour whose pods the selector of a Service chooses, https://kubernetes.io/docs/concepts/services-networking/service/ */
export class ServiceSelector implements WeightedObject {
  readonly type = 'kubernetes-service';
  readonly place: ObjectPlace;
  readonly capacity: WeightedObject['capacity'];
  readonly #labels: Readonly<Record<Color, Labels>>;

  constructor({ namespace, service: name, colors: pair }: ServiceConfiguration) {
    this.place = {
      ...{ kind: 'Service', group: '', versions: ['v1'], resource: 'services', namespace, name },
      field: 'traffic.service',
    };
    this.capacity = { resource: 'pods', namespaces: [namespace] };
    this.#labels = { blue: pair.blue.selector, green: pair.green.selector };
  }

  refusal(weights: Weights): string | undefined {
    const problem = weightsProblem(weights);
    if (problem !== undefined || servingColor(weights) !== undefined) return problem;
    return 'a selector chooses the pods of one colour, so that it can do 0 and 100 only: write `stages: [ 100% ]`; for shares use the router `gateway-api`, `istio` or another one that has weights';
  }

  weightsIn(service: KubernetesObject): Weights {
    return this.writtenIn(service);
  }

  writtenIn(service: KubernetesObject): Weights {
    const selector = selectorOf(service);
    const color = colors.find((each) => has(selector, this.#labels[each]));
    if (color !== undefined) return allOn(color);
    const wanted = colors.map((each) => `${written(this.#labels[each])} (${each})`).join(' nor ');
    throw new UnclearObject(
      `its selector is ${written(selector)}, which has neither ${wanted}; set the labels of the colour that serves, or roll back to it with \`to:\``,
    );
  }

  withWeights(service: KubernetesObject, weights: Weights): KubernetesObject {
    const selector = { ...selectorOf(service), ...this.#labels[servingColor(weights) ?? 'blue'] };
    return { ...service, spec: { ...service.spec, selector } };
  }

  answering(color: Color, service: KubernetesObject): Answering {
    const labels = { ...selectorOf(service), ...this.#labels[color] };
    return { namespace: this.place.namespace, labels };
  }

  remarks({ spec = {} }: KubernetesObject): readonly string[] {
    const { sessionAffinity, externalTrafficPolicy, clusterIP } = spec;
    return [
      'connections that are open when the selector changes keep their pod until they end, and with it their colour',
      ...(sessionAffinity === 'ClientIP'
        ? ['the Service has `sessionAffinity: ClientIP`, which ends for every client when the colour changes']
        : []),
      ...(externalTrafficPolicy === 'Local'
        ? [
            'the Service has `externalTrafficPolicy: Local`: nodes without a pod of the new colour drop what reaches them until the load balancer has noticed; let each node that has one colour have the other, too',
          ]
        : []),
      ...(clusterIP === 'None'
        ? [
            'the Service has no address of its own (`clusterIP: None`): clients follow when they look up its name anew',
          ]
        : []),
    ];
  }
}

function selectorOf({ spec = {} }: KubernetesObject): Labels {
  const selector = fieldsOf(spec['selector']) as Labels;
  if (spec['type'] !== 'ExternalName' && Object.keys(selector).length > 0) return selector;
  throw new UnclearObject(
    'it has no selector, so that none of its pods are chosen by labels; give it one with the labels of the colour that serves',
  );
}

function has(selector: Labels, labels: Labels): boolean {
  return Object.entries(labels).every(([key, value]) => selector[key] === value);
}

function written(labels: Labels): string {
  return `\`${Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')}\``;
}
