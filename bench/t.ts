import { createPublicKey, verify, X509Certificate, sign, generateKeyPairSync } from 'node:crypto';
import { createAuthenticator, makeAttestationChain, createSeed, makeCertificateAuthority, certifyAttestation, forgeRegistration } from '@signet/testkit';
import { createTrustAnchors, parseRegistration, registrationOptions, verifyRegistration } from '@signet/webauthn';
const challenge=new Uint8Array(32).fill(1);
const opts=registrationOptions({rp:{id:'example.org',name:'E'},user:{id:new Uint8Array(16),name:'a',displayName:'A'},challenge,algorithms:[-7],excludeCredentials:[],userVerification:'preferred',residentKey:'required',attestation:'direct',timeout:300000,hints:[],extensions:{}} as any);
const seed=createSeed('x'); const aaguid=new Uint8Array(16).fill(3);
const root=makeCertificateAuthority(seed,'R'); const mid=root.intermediate('M'); const c=certifyAttestation(mid,seed,aaguid);
const made=createAuthenticator({seed:'x',algorithms:[-7],attestation:'packed-certified',aaguid}).makeRegistration(opts,{origin:'https://example.org'});
const resp=forgeRegistration(made).certified({key:c.key,x5c:[c.certificate,mid.certificate],root:root.certificate}).response();
const exp=(anchors:any)=>({challenge,rpIds:['example.org'],origins:['https://example.org'],crossOrigin:'refused',userVerification:'preferred',extensions:{requested:[],unsolicited:'ignored'},mediation:'optional',algorithms:[-7],attestation:{none:'accepted',self:'accepted',certified:'trust-required',anchors,at:Date.UTC(2026,5)},backupEligible:'accepted',registered:'store-refuses-duplicates'} as any);
const kp=generateKeyPairSync('ec',{namedCurve:'P-256'}); const d=new Uint8Array(69); const sg=sign('sha256',d,kp.privateKey);
const cases:Record<string,()=>void>={raw:()=>{verify('sha256',d,kp.publicKey,sg)}};
const none=createTrustAnchors([root.certificate],{cache:0}), cached=createTrustAnchors([root.certificate]);
const e0=exp(none), e1=exp(cached), e2=exp([root.certificate]), e3={...exp([])}; e3.attestation={...e3.attestation,certified:'accepted-untrusted'};
cases.chain=()=>{verifyRegistration(parseRegistration(resp),e0)};
cases.cached=()=>{verifyRegistration(parseRegistration(resp),e1)};
cases.array=()=>{verifyRegistration(parseRegistration(resp),e2)};
cases.untrusted=()=>{verifyRegistration(parseRegistration(resp),e3)};
for(const r of [1,2,3]) { const out:any={}; for(const [k,f] of Object.entries(cases)){ for(let i=0;i<200;i++)f(); const t=performance.now(); let n=0; while(performance.now()-t<400){f();n++} out[k]=n/((performance.now()-t)/1000);} console.log(Object.fromEntries(Object.entries(out).map(([k,v]:any)=>[k,[Math.round(v),(v/out.raw).toFixed(3)].join(' ')])));}
