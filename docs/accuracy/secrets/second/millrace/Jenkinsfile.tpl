pipeline {
  agent any
  environment {
    REGISTRY = '«N url-clean|registry.millrace.example»'
    DOCKER = credentials('«N identifier|docker-hub-millrace»')
    SONAR_TOKEN = credentials('«N identifier|sonar-token»')
    NEXUS_PASSWORD = '«T password|{base62:13}»'
    DEPLOY_KEY_ID = '«N identifier|{uuid}»'
  }
  stages {
    stage('build') {
      steps {
        withCredentials([usernamePassword(credentialsId: '«N identifier|nexus»', usernameVariable: 'U', passwordVariable: '«N field-name|NEXUS_PASS»')]) {
          sh 'mvn -B deploy -Dnexus.password=«N reference|$NEXUS_PASS»'
        }
        sh 'docker login -u mill -p «T password|{base62:19}» registry.millrace.example'
        sh "curl -u admin:«T authorization|Tailrace{digits:3}» https://nexus.millrace.example/service/rest/v1/status"
        sh 'echo «N reference|$DOCKER_PSW» | docker login -u $DOCKER_USR --password-stdin'
        sh 'git push https://mill-bot:«T url-credential|{base62:20}»@git.millrace.example/mill.git HEAD:release'
        checkout([$class: 'GitSCM', userRemoteConfigs: [[credentialsId: '«N uuid|{uuid}»', url: 'git@git.millrace.example:mill.git']]])
      }
    }
    stage('notify') {
      steps {
        slackSend channel: '#mill', tokenCredentialId: '«N identifier|slack-token»'
        httpRequest url: 'https://chat.millrace.example/hooks/«T generic|{lower-alnum:26}»', contentType: 'APPLICATION_JSON'
      }
    }
  }
}
