import json,random,subprocess,datetime as dt,os,calendar,sys
random.seed(int(sys.argv[1])); N=int(sys.argv[2])
d=json.load(open('/work/shared/data/cn-workdays.json'))['calendar']
off=set();work=set()
D=dt.date.fromisoformat
for y in d.values():
    for n,a,b in y['off']:
        x=D(a)
        while x<=D(b): off.add(x); x+=dt.timedelta(1)
    for a,n in y['work']: work.add(D(a))
def wd(x): return x in work or (x.weekday()<5 and x not in off)
one=dt.timedelta(1)
def roll(x):
    while not wd(x): x+=one
    return x
def addm(x,m):
    y=x.year+(x.month-1+m)//12; mm=(x.month-1+m)%12+1
    return dt.date(y,mm,min(x.day,calendar.monthrange(y,mm)[1]))
def due(start,n,u):
    if u=='wd':
        x=start
        while n>0:
            x+=one
            if wd(x): n-=1
        return x
    if u=='d': return roll(start+one*n)
    if u=='m': return roll(addm(start,n))
env=dict(os.environ)
def g(*a):
    r=subprocess.run(['/tmp/walkbin/guiju',*a],cwd='/tmp/clone',env=env,capture_output=True,text=True); return r
bad=0
for i in range(N):
    u,verb,n=random.choice([('wd','报送',5),('d','报乙',10),('m','报丙',1)])
    s=dt.date(random.choice([2024,2025,2026]),1,1)+one*random.randrange(0,300)
    if random.random()<.3: s=random.choice(sorted(off|work))
    if random.random()<.1: s=random.choice([D('2024-01-31'),D('2024-02-29'),D('2025-01-31'),D('2026-01-30'),D('2024-12-31')])
    t=random.choice(['00:00','09:00','23:59'])
    c=f'R{sys.argv[1]}_{i}'
    g('case','open','--policy','时钟试验','--id',c,'--as','E1/王','--at',f'{s} {t}','--set','事项名称=甲')
    r=g('case','do',c,verb,'--as','E1/王','--at',f'{s} {t}')
    log=[('start',s,u)]
    if r.returncode: print(c,log,r.stderr); continue
    exp=due(s,n,u); since=s; left=n; uu=u
    got=[]
    if uu=='m' : pass
    cur=s; ok=True
    def check():
        global bad
        j=json.loads(g('case','show',c,'--json').stdout)
        cl=[k for k in j['clocks'] if k.get('state')!='stopped'][0]
        return cl
    cl=check(); 
    if str(exp)[:10] not in json.dumps(cl): print('DIFF',c,log,t,exp,cl); bad+=1; continue
    for k in range(random.randrange(0,4)):
        p=cur+one*random.choice([0,0,1,2,3,5,9]); q=p+one*random.choice([0,1,3,8,12])
        if p>exp: break
        if uu=='m': left=(addm(since,left)-since).days; uu='d'
        used=0;x=since+one
        while x<p:
            if uu=='d' or wd(x): used+=1
            x+=one
        left=max(1,left-used)
        a=g('case','suspend',c,'--as','L1/赵','--reason','x','--at',f'{p} {random.choice(["00:00","23:59"]) if p!=cur else "23:59"}')
        b=g('case','resume',c,'--as','L1/赵','--at',f'{q} 23:59')
        if a.returncode or b.returncode: print(c,a.stderr,b.stderr); break
        log.append((p,q)); since=q;cur=q; exp=due(q,left,uu)
        cl=check()
        if str(exp) not in json.dumps(cl): print('DIFF',c,[str(z) for z in log],exp,cl); bad+=1; break
print('bad',bad)
